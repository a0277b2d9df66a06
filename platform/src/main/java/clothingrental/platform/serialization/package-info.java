/** How messages, tokens and sagas are written, and which types may be read back. */
@NullMarked
package clothingrental.platform.serialization;

import org.jspecify.annotations.NullMarked;
