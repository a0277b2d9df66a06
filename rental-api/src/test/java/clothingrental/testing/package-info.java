/** What the tests of several modules share. */
@NullMarked
package clothingrental.testing;

import org.jspecify.annotations.NullMarked;
