/** The auditor: what happened, in the order it happened, and what an order looked like at any moment. */
@NullMarked
package clothingrental.query.audit;

import org.jspecify.annotations.NullMarked;
