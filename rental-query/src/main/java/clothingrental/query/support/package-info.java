/** Support: any customer's orders. */
@NullMarked
package clothingrental.query.support;

import org.jspecify.annotations.NullMarked;
