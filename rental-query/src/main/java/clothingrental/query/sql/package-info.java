/** Keeps the views in an SQL database in a file of this process. */
@NullMarked
package clothingrental.query.sql;

import org.jspecify.annotations.NullMarked;
