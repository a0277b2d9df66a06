/** The delivery: its rules, its refusals, and the aggregate that guards them. */
@NullMarked
package clothingrental.delivery.model;

import org.jspecify.annotations.NullMarked;
