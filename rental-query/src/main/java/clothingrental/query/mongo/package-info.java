/** Keeps the views in MongoDB. */
@NullMarked
package clothingrental.query.mongo;

import org.jspecify.annotations.NullMarked;
