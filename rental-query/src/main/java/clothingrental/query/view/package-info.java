/** The views, as pure folds of events: what is shown, and how an event changes it. */
@NullMarked
package clothingrental.query.view;

import org.jspecify.annotations.NullMarked;
