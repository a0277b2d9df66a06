/** Keeps what the folds give in MongoDB. */
@NullMarked
package clothingrental.query.projection;

import org.jspecify.annotations.NullMarked;
