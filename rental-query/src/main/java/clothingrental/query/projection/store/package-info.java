/** The port to where views are kept. */
@NullMarked
package clothingrental.query.projection.store;

import org.jspecify.annotations.NullMarked;
