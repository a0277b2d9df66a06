/** All four services in one process on embedded stores. */
@NullMarked
package clothingrental.standalone;

import org.jspecify.annotations.NullMarked;
