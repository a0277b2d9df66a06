/** The published language of ordering: what can be asked of an order, and what has happened to it. */
@NullMarked
package clothingrental.api.order;

import org.jspecify.annotations.NullMarked;
