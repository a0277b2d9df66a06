/** Which request all this is for. */
@NullMarked
package clothingrental.platform.tracing;

import org.jspecify.annotations.NullMarked;
