/** The embedded relational database, for what is not an event, a view or a mail. */
@NullMarked
package clothingrental.standalone.database;

import org.jspecify.annotations.NullMarked;
