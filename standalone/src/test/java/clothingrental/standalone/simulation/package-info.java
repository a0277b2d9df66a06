/**
 * The real aggregates, saga, policies, notifier and folds in a simulated world: one thread, virtual time, a network that
 * loses, delays and doubles, processors that fail and start again. A seed decides everything.
 */
@NullMarked
package clothingrental.standalone.simulation;

import org.jspecify.annotations.NullMarked;
