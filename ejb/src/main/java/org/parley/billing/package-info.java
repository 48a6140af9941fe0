/**
 * Plans, what they cost and what they allow (B1). Rooms ask {@link org.parley.billing.Entitlements} and nothing else; a plan that
 * comes or goes is in force at once, on every node, also in rooms people are in.
 */
package org.parley.billing;
