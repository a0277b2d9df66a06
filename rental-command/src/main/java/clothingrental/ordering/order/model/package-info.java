/** The order: its rules, its refusals, and the aggregate that guards them. */
@NullMarked
package clothingrental.ordering.order.model;

import org.jspecify.annotations.NullMarked;
