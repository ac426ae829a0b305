package news.copydesk.app;

import io.micrometer.core.instrument.MeterRegistry;
import news.copydesk.annotation.Annotator;
import news.copydesk.guard.GuardOptions;
import news.copydesk.guard.HeapFit;
import news.copydesk.guard.Ladder;
import news.copydesk.guard.LadderedAnnotator;
import news.copydesk.guard.MeteredAnnotator;
import news.copydesk.guard.Slots;
import news.copydesk.guard.SlottedAnnotator;
import news.copydesk.guard.ToleratedAnnotator;

/**
 * What all annotators of a process share: its slots, the ladder on which it stands, and its heap.
 *
 * @param fit refuses models that would not fit
 * @param options when they act
 */
record Guards(
    Slots slots, Ladder ladder, HeapFit fit, GuardOptions options, MeterRegistry registry) {

  static Guards of(int slots, GuardOptions options, MeterRegistry registry) {
    return new Guards(
        new Slots(slots, registry), new Ladder(options), new HeapFit(options), options, registry);
  }

  // Outermost first: what is measured includes failures and what was left out; a failure is
  // tolerated wherever it happens; a slot is held only while annotating.
  Annotator around(Annotator annotator) {
    Annotator tolerated = new ToleratedAnnotator(new SlottedAnnotator(annotator, slots));
    return new MeteredAnnotator(
        new LadderedAnnotator(tolerated, ladder, options.lowest(annotator.name())), registry);
  }
}
