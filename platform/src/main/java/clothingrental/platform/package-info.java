/** What the services share at run time. */
@NullMarked
package clothingrental.platform;

import org.jspecify.annotations.NullMarked;
