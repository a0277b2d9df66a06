/** What the services may ask about a customer. Nothing of it is ever in an event. */
@NullMarked
package clothingrental.api.customer;

import org.jspecify.annotations.NullMarked;
