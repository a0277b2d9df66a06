/** Who uses the system, and what they say and do. */
@NullMarked
package clothingrental.acceptance.people;

import org.jspecify.annotations.NullMarked;
