/** How requests are read: bodies, parameters, headers and paging. */
@NullMarked
package clothingrental.platform.web.request;

import org.jspecify.annotations.NullMarked;
