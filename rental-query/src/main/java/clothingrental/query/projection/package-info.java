/** Keeps what the folds give, in a store behind ports. */
@NullMarked
package clothingrental.query.projection;

import org.jspecify.annotations.NullMarked;
