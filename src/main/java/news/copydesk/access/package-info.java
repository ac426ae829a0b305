/** Who shows the token, and how often somebody may try. */
@org.jspecify.annotations.NullMarked
package news.copydesk.access;
