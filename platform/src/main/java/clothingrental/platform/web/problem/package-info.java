/** Problem responses by RFC 9457: what is told, and from where. */
@NullMarked
package clothingrental.platform.web.problem;

import org.jspecify.annotations.NullMarked;
