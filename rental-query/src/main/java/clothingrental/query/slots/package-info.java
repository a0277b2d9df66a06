/** The two slots of a projection, and which of them is read. */
@NullMarked
package clothingrental.query.slots;

import org.jspecify.annotations.NullMarked;
