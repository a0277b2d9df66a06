/** The connection to Axon Server, where there is one. */
@NullMarked
package clothingrental.platform.axonserver;

import org.jspecify.annotations.NullMarked;
