/** The delivery team's board. */
@NullMarked
package clothingrental.query.delivery;

import org.jspecify.annotations.NullMarked;
