package news.copydesk.page;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/** The connection that a request came over. */
final class Connection {

  private final EndPoint endPoint;

  private Connection(EndPoint endPoint) {
    this.endPoint = endPoint;
  }

  static Connection of(Context request) {
    return new Connection(
        ServletContextRequest.getServletContextRequest(request.req())
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint());
  }

  /** Ends it at once; a write that waits in it fails. */
  void cut() {
    endPoint.close();
  }
}
