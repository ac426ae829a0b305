package news.copydesk.bench;

import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;

/** Whatever annotates documents and is measured. */
interface Subject {

  Annotations annotate(Document document, Deadline deadline);
}
