/** What every message carries beside its payload. */
@NullMarked
package clothingrental.platform.messaging.metadata;

import org.jspecify.annotations.NullMarked;
