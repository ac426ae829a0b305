package news.copydesk;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.AvroGenerated;
import org.junit.jupiter.api.Test;

/** The design's rules about structure, each a sentence. */
@AnalyzeClasses(packages = PackageMap.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule everyPackageIsOnTheMap =
      classes().should(ArchitectureConditions.beInAPackageOnTheMap());

  @ArchTest
  static final ArchRule packagesUseOnlyWhatTheMapAllows =
      classes().should(ArchitectureConditions.useOnlyPackagesThatTheMapAllows());

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching(PackageMap.ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule featuresKnowNeitherConfigNorOps =
      noClasses()
          .that()
          .resideOutsideOfPackages(in("app"), in("bench"), in("cli"), in("config"), in("local"))
          .and()
          .resideOutsideOfPackage(in("ops"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(in("config"), in("ops"));

  @ArchTest
  static final ArchRule staticFieldsAreFinal =
      fields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat()
          .areNotAnnotatedWith(AvroGenerated.class)
          .should()
          .beFinal();

  @ArchTest
  static final ArchRule onlySinkAndLocalUseJdbc =
      noClasses()
          .that()
          .resideOutsideOfPackages(in("sink"), in("local"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..");

  @ArchTest
  static final ArchRule onlyConfigReadsTheEnvironment =
      noClasses()
          .that()
          .resideOutsideOfPackage(in("config"))
          .should()
          .callMethodWhere(calls(System.class, "getenv"));

  @ArchTest
  static final ArchRule onlyTheMainClassEndsTheProcess =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(PackageMap.ROOT + ".cli.Main")
          .should()
          .callMethodWhere(
              calls(System.class, "exit")
                  .or(calls(Runtime.class, "exit"))
                  .or(calls(Runtime.class, "halt")));

  @ArchTest static final ArchRule nobodySleeps = noClasses().should().callMethodWhere(sleeps());

  @ArchTest
  static final ArchRule onlyTheCoreNlpPackageUsesCoreNlp =
      noClasses()
          .that()
          .resideOutsideOfPackage(in("annotation.corenlp"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("edu.stanford..");

  @ArchTest
  static final ArchRule onlyStreamsRunsKafkaStreams =
      noClasses()
          .that()
          // The app hands the running streams to Micrometer's binder.
          .resideOutsideOfPackages(in("streams"), in("app"))
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.apache.kafka.streams.KafkaStreams")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule domainCodeNeverSeesKafka =
      noClasses()
          .that()
          .resideInAnyPackage(in("annotation"), in("model"), in("guard"))
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.apache.kafka..", "kafka.."))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule namesSayWhatAClassDoes =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .resideInAnyPackage("..util..", "..common..", "..helper..");

  @Test
  void testsDoNotSleepEither() {
    JavaClasses tests =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            // What JMH generates around shared state waits for the other threads by sleeping.
            .withImportOption(location -> !location.contains("/jmh_generated/"))
            .importPackages(PackageMap.ROOT);

    assertThat(tests).isNotEmpty();
    noClasses().should().callMethodWhere(sleeps()).check(tests);
  }

  private static DescribedPredicate<JavaCall<?>> sleeps() {
    return calls(Thread.class, "sleep").or(calls(TimeUnit.class, "sleep")).as("it sleeps");
  }

  private static DescribedPredicate<JavaCall<?>> calls(Class<?> type, String method) {
    return target(owner(type(type))).and(target(name(method))).as("%s.%s", type, method);
  }

  private static String in(String part) {
    return PackageMap.ROOT + "." + part + "..";
  }
}
