/** The promises of the system, shown from outside. */
@NullMarked
package clothingrental.acceptance;

import org.jspecify.annotations.NullMarked;
