/** What the embedded stores in SQLite have in common. */
@NullMarked
package clothingrental.platform.sqlite;

import org.jspecify.annotations.NullMarked;
