/** Keeps the views in MongoDB. */
@NullMarked
package clothingrental.query.projection.mongo;

import org.jspecify.annotations.NullMarked;
