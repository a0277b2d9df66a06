/** The stores that standalone brings along, all below one folder. */
@NullMarked
package clothingrental.standalone.store;

import org.jspecify.annotations.NullMarked;
