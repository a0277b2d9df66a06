/** Views, tokens and parked events in SQLite. */
@NullMarked
package clothingrental.query.projection.sql;

import org.jspecify.annotations.NullMarked;
