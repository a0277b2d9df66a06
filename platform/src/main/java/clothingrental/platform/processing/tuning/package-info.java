/** What leans on how Axon's pooled processor works inside, in one place. */
@NullMarked
package clothingrental.platform.processing.tuning;

import org.jspecify.annotations.NullMarked;
