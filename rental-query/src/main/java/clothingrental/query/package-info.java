/** The reading side: views that are folds of the history. */
@NullMarked
package clothingrental.query;

import org.jspecify.annotations.NullMarked;
