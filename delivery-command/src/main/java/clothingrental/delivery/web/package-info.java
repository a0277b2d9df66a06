/** The delivery team's REST commands. */
@NullMarked
package clothingrental.delivery.web;

import org.jspecify.annotations.NullMarked;
