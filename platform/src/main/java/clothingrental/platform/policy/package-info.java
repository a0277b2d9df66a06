/** Policies: whenever an event happens, a command follows. */
@NullMarked
package clothingrental.platform.policy;

import org.jspecify.annotations.NullMarked;
