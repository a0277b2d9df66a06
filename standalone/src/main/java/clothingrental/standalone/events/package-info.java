/** The event store of one process: a file of its own, written by one committer and read by range. */
@NullMarked
package clothingrental.standalone.events;

import org.jspecify.annotations.NullMarked;
