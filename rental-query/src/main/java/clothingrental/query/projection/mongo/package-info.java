/** Views, tokens and parked events in MongoDB. */
@NullMarked
package clothingrental.query.projection.mongo;

import org.jspecify.annotations.NullMarked;
