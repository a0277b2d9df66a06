/** The published language of demand: how many pieces of a product were asked for, by day. */
@NullMarked
package clothingrental.api.demand;

import org.jspecify.annotations.NullMarked;
