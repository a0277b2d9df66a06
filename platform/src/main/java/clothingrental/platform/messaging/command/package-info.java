/** How commands are sent, handled, repeated and limited in time. */
@NullMarked
package clothingrental.platform.messaging.command;

import org.jspecify.annotations.NullMarked;
