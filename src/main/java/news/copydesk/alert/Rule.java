package news.copydesk.alert;

import java.util.List;

/** Says what is wrong now. May remember; asked by one thread. */
interface Rule {

  /** The alerts of this rule that hold now, each with labels of its own. */
  List<Alert> check(Observation now, History history);
}
