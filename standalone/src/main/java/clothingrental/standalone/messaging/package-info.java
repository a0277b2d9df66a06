/**
 * How commands and queries find their handlers where all handlers are in this process and events are in an Axon
 * Server.
 */
@NullMarked
package clothingrental.standalone.messaging;

import org.jspecify.annotations.NullMarked;
