/** How many pieces of which product were asked for on which day. */
@NullMarked
package clothingrental.query.demand;

import org.jspecify.annotations.NullMarked;
