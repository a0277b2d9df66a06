/** How queries are asked, and how their failures are told. */
@NullMarked
package clothingrental.platform.messaging.query;

import org.jspecify.annotations.NullMarked;
