package news.copydesk;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** What the architecture test asks of a class that ArchUnit has no words for. */
final class ArchitectureConditions {

  private ArchitectureConditions() {}

  static ArchCondition<JavaClass> beInAPackageOnTheMap() {
    return new ArchCondition<>("be in a package on the map") {
      @Override
      public void check(JavaClass checked, ConditionEvents events) {
        String part = PackageMap.partOf(checked.getPackageName());
        if (!PackageMap.knows(part)) {
          events.add(
              SimpleConditionEvent.violated(
                  checked,
                  "%s is in a package that is not on the map; add '%s' to PackageMap and say what it may use"
                      .formatted(checked.getName(), part)));
        }
      }
    };
  }

  static ArchCondition<JavaClass> useOnlyPackagesThatTheMapAllows() {
    return new ArchCondition<>("use only packages that the map allows") {
      @Override
      public void check(JavaClass checked, ConditionEvents events) {
        String from = PackageMap.partOf(checked.getPackageName());
        for (Dependency dependency : checked.getDirectDependenciesFromSelf()) {
          String to = PackageMap.partOf(dependency.getTargetClass().getPackageName());
          if (!to.isEmpty() && !PackageMap.allows(from, to)) {
            events.add(
                SimpleConditionEvent.violated(
                    dependency,
                    "%s may not use %s: %s".formatted(from, to, dependency.getDescription())));
          }
        }
      }
    };
  }
}
