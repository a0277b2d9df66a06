/** Where the system runs while it is tested. */
@NullMarked
package clothingrental.acceptance.environment;

import org.jspecify.annotations.NullMarked;
