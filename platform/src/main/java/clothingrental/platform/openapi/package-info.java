/** The description of the REST API (OpenAPI), made from the code: what is asked for, answered and refused. */
@NullMarked
package clothingrental.platform.openapi;

import org.jspecify.annotations.NullMarked;
