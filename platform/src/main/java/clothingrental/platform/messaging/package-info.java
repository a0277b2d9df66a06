/** How messages run: buses, gateways, processors, and what every message carries. */
@NullMarked
package clothingrental.platform.messaging;

import org.jspecify.annotations.NullMarked;
