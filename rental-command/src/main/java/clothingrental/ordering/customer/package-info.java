/** Customers' contact details: the only place of this system where personal data is kept. */
@NullMarked
package clothingrental.ordering.customer;

import org.jspecify.annotations.NullMarked;
