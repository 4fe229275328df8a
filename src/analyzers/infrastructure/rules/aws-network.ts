import { cfn, tf } from '../example';
import { all, any, each, is, present, unless, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const VPC = 'https://docs.aws.amazon.com/vpc/latest/userguide/';
const WORLD = ['0.0.0.0/0', '::/0', '0000:0000:0000:0000:0000:0000:0000:0000/0'] as const;
const fromWorld = any(
  is('cidr_blocks|cidr_ipv4|cidr_block', ...WORLD),
  is('ipv6_cidr_blocks|cidr_ipv6|ipv6_cidr_block', ...WORLD),
);
const fromWorldInTemplate = any(is('CidrIp|CidrBlock', ...WORLD), is('CidrIpv6|Ipv6CidrBlock', ...WORLD));
const webOnly = all(is('from_port|FromPort', 80, 443), is('to_port|ToPort', 80, 443));

export const AWS_NETWORK_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'aws-ingress-from-world',
    severity: 'blocker',
    category: 'security',
    title: 'The security group lets the whole internet in',
    advice: 'Name the address ranges or security groups that need access.',
    cwe: 284,
    help: `${VPC}security-group-rules.html`,
    checks: [
      on('aws_security_group aws_default_security_group', each('ingress', all(unless(webOnly), fromWorld))),
      on('aws_security_group_rule', all(is('type', 'ingress'), unless(webOnly), fromWorld)),
      on('aws_vpc_security_group_ingress_rule', all(unless(webOnly), fromWorld)),
      on('AWS::EC2::SecurityGroup', each('SecurityGroupIngress', all(unless(webOnly), fromWorldInTemplate))),
      on('AWS::EC2::SecurityGroupIngress', all(unless(webOnly), fromWorldInTemplate)),
    ],
    examples: {
      bad: [
        tf(
          'aws_security_group',
          'ingress {\n  from_port = 22\n  to_port = 22\n  cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]\n}',
        ),
        tf('aws_vpc_security_group_ingress_rule', 'cidr_ipv6 = "::/0"\nip_protocol = "-1"'),
        cfn(
          'AWS::EC2::SecurityGroup',
          'SecurityGroupIngress:\n  - CidrIp: 0.0.0.0/0\n    FromPort: 3389\n    ToPort: 3389',
        ),
      ],
      ok: [
        tf('aws_security_group', 'ingress {\n  from_port = 443\n  to_port = 443\n  cidr_blocks = ["0.0.0.0/0"]\n}'),
        tf('aws_security_group', 'ingress {\n  from_port = 22\n  to_port = 22\n  cidr_blocks = var.offices\n}'),
        cfn(
          'AWS::EC2::SecurityGroup',
          'SecurityGroupIngress:\n  - CidrIp: !Ref Office\n    FromPort: 22\n    ToPort: 22',
        ),
      ],
    },
  },
  {
    name: 'aws-web-port-from-world',
    severity: 'info',
    category: 'security',
    title: 'The security group lets the whole internet in on a web port',
    advice: 'Keep it for what is public on purpose, best a load balancer or CDN alone.',
    cwe: 284,
    help: `${VPC}security-group-rules.html`,
    checks: [
      on('aws_security_group aws_default_security_group', each('ingress', all(webOnly, fromWorld))),
      on('aws_security_group_rule', all(is('type', 'ingress'), webOnly, fromWorld)),
      on('aws_vpc_security_group_ingress_rule', all(webOnly, fromWorld)),
      on('AWS::EC2::SecurityGroup', each('SecurityGroupIngress', all(webOnly, fromWorldInTemplate))),
      on('AWS::EC2::SecurityGroupIngress', all(webOnly, fromWorldInTemplate)),
    ],
    examples: {
      bad: [
        tf('aws_security_group', 'ingress {\n  from_port = 443\n  to_port = 443\n  cidr_blocks = ["0.0.0.0/0"]\n}'),
        tf('aws_security_group_rule', 'type = "ingress"\nfrom_port = 80\nto_port = 80\ncidr_blocks = ["0.0.0.0/0"]'),
        cfn('AWS::EC2::SecurityGroupIngress', 'CidrIp: 0.0.0.0/0\nFromPort: 443\nToPort: 443'),
      ],
      ok: [
        tf('aws_security_group', 'ingress {\n  from_port = 443\n  to_port = 443\n  cidr_blocks = ["10.0.0.0/8"]\n}'),
        tf('aws_security_group_rule', 'type = "egress"\nfrom_port = 443\nto_port = 443\ncidr_blocks = ["0.0.0.0/0"]'),
        cfn('AWS::EC2::SecurityGroupIngress', 'CidrIp: 10.0.0.0/8\nFromPort: 443\nToPort: 443'),
      ],
    },
  },
  {
    name: 'aws-egress-to-world',
    severity: 'info',
    category: 'security',
    title: 'The security group lets everything out, so stolen data finds its way',
    advice: 'Allow the addresses and ports that the service talks to.',
    cwe: 284,
    help: `${VPC}security-group-rules.html`,
    checks: [
      on('aws_security_group aws_default_security_group', each('egress', all(unless(webOnly), fromWorld))),
      on('aws_security_group_rule', all(is('type', 'egress'), unless(webOnly), fromWorld)),
      on('aws_vpc_security_group_egress_rule', all(unless(webOnly), fromWorld)),
      on('AWS::EC2::SecurityGroup', each('SecurityGroupEgress', all(unless(webOnly), fromWorldInTemplate))),
      on('AWS::EC2::SecurityGroupEgress', all(unless(webOnly), fromWorldInTemplate)),
    ],
    examples: {
      bad: [
        tf(
          'aws_security_group',
          'egress {\n  from_port = 0\n  to_port = 0\n  protocol = "-1"\n  cidr_blocks = ["0.0.0.0/0"]\n}',
        ),
        tf('aws_security_group_rule', 'type = "egress"\nfrom_port = 0\nto_port = 65535\nipv6_cidr_blocks = ["::/0"]'),
        cfn('AWS::EC2::SecurityGroup', 'SecurityGroupEgress:\n  - CidrIp: 0.0.0.0/0\n    IpProtocol: "-1"'),
      ],
      ok: [
        tf('aws_security_group', 'egress {\n  from_port = 443\n  to_port = 443\n  cidr_blocks = ["0.0.0.0/0"]\n}'),
        tf('aws_security_group', 'egress {\n  cidr_blocks = [aws_vpc.main.cidr_block]\n}'),
        cfn('AWS::EC2::SecurityGroupEgress', 'CidrIp: 10.0.0.0/8\nIpProtocol: "-1"'),
      ],
    },
  },
  {
    name: 'aws-network-acl-open',
    severity: 'warning',
    category: 'security',
    title: 'The network access list lets the whole internet into the subnet',
    advice: 'Allow the ranges and ports that the subnet serves.',
    cwe: 284,
    help: `${VPC}vpc-network-acls.html`,
    checks: [
      on('aws_network_acl_rule', all(is('rule_action', 'allow'), unless(is('egress', true)), fromWorld)),
      on('aws_network_acl aws_default_network_acl', each('ingress', all(is('action', 'allow'), fromWorld))),
      on('AWS::EC2::NetworkAclEntry', all(is('RuleAction', 'allow'), unless(is('Egress', true)), fromWorldInTemplate)),
    ],
    examples: {
      bad: [
        tf('aws_network_acl_rule', 'egress = false\nrule_action = "allow"\nprotocol = "tcp"\ncidr_block = "0.0.0.0/0"'),
        tf('aws_network_acl', 'ingress {\n  action = "allow"\n  cidr_block = "0.0.0.0/0"\n}'),
        cfn('AWS::EC2::NetworkAclEntry', 'RuleAction: allow\nProtocol: -1\nCidrBlock: 0.0.0.0/0'),
      ],
      ok: [
        tf('aws_network_acl_rule', 'egress = true\nrule_action = "allow"\ncidr_block = "0.0.0.0/0"'),
        tf('aws_network_acl_rule', 'rule_action = "deny"\ncidr_block = "0.0.0.0/0"'),
        cfn('AWS::EC2::NetworkAclEntry', 'RuleAction: allow\nCidrBlock: 10.0.0.0/8'),
      ],
    },
  },
  {
    name: 'aws-network-acl-all-ports',
    severity: 'warning',
    category: 'security',
    title: 'The network access list allows all ports and protocols at once',
    advice: 'Name the protocol and the ports.',
    cwe: 284,
    help: `${VPC}vpc-network-acls.html`,
    checks: [
      on('aws_network_acl_rule', all(is('rule_action', 'allow'), is('protocol', 'all', '-1'))),
      on('aws_network_acl', each('ingress', all(is('action', 'allow'), is('protocol', 'all', '-1')))),
      on('AWS::EC2::NetworkAclEntry', all(is('RuleAction', 'allow'), is('Protocol', '-1'))),
    ],
    examples: {
      bad: [
        tf('aws_network_acl_rule', 'rule_action = "allow"\nprotocol = "all"'),
        tf('aws_network_acl_rule', 'rule_action = "allow"\nprotocol = -1\ncidr_block = "10.0.0.0/8"'),
        cfn('AWS::EC2::NetworkAclEntry', 'RuleAction: allow\nProtocol: -1'),
      ],
      ok: [
        tf('aws_network_acl_rule', 'rule_action = "allow"\nprotocol = "tcp"'),
        tf('aws_network_acl_rule', 'rule_action = "deny"\nprotocol = "-1"'),
        cfn('AWS::EC2::NetworkAclEntry', 'RuleAction: allow\nProtocol: 6'),
      ],
    },
  },
  {
    name: 'aws-public-address',
    severity: 'warning',
    category: 'security',
    title: 'Machines get a public address, and are reachable from the internet when a rule is wrong once',
    advice: 'Keep machines private, behind a load balancer or NAT gateway.',
    cwe: 668,
    help: `${VPC}vpc-ip-addressing.html`,
    checks: [
      on('aws_subnet aws_default_subnet', is('map_public_ip_on_launch', true)),
      on('aws_instance aws_launch_configuration', is('associate_public_ip_address', true)),
      on('aws_launch_template', is('network_interfaces.associate_public_ip_address', true)),
      on('AWS::EC2::Subnet', is('MapPublicIpOnLaunch', true)),
      on('AWS::AutoScaling::LaunchConfiguration', is('AssociatePublicIpAddress', true)),
      on('AWS::EC2::Instance', is('NetworkInterfaces.AssociatePublicIpAddress', true)),
      on('AWS::EC2::LaunchTemplate', is('LaunchTemplateData.NetworkInterfaces.AssociatePublicIpAddress', true)),
    ],
    examples: {
      bad: [
        tf('aws_subnet', 'map_public_ip_on_launch = true'),
        tf('aws_instance', 'associate_public_ip_address = true'),
        cfn('AWS::EC2::Subnet', 'MapPublicIpOnLaunch: "true"'),
      ],
      ok: [
        tf('aws_subnet', 'map_public_ip_on_launch = false'),
        tf('aws_instance', 'associate_public_ip_address = var.public'),
        cfn('AWS::EC2::Subnet', 'VpcId: !Ref Vpc'),
      ],
    },
  },
  {
    name: 'aws-default-vpc',
    severity: 'warning',
    category: 'security',
    title: 'The default network is open by design: public subnets, and a group that trusts itself',
    advice: 'Make a network of your own.',
    cwe: 1188,
    help: `${VPC}default-vpc.html`,
    checks: [on('aws_default_vpc', unless(is('force_destroy', true)))],
    examples: {
      bad: [
        tf('aws_default_vpc', ''),
        tf('aws_default_vpc', 'tags = {}'),
        tf('aws_default_vpc', 'force_destroy = false'),
      ],
      ok: [
        tf('aws_vpc', 'cidr_block = "10.0.0.0/16"'),
        tf('aws_default_vpc', 'force_destroy = true'),
        tf('data.aws_vpc', 'default = true'),
      ],
    },
  },
  {
    name: 'aws-no-description',
    severity: 'info',
    category: 'security',
    title: 'Nobody can tell later why this security rule is there, and nobody dares to take it out',
    advice: 'Describe what it is for.',
    cwe: 1059,
    help: `${VPC}security-group-rules.html`,
    checks: [
      on('aws_security_group', is('description', '')),
      on('aws_security_group', each('ingress', all(unset('description'), present('cidr_blocks')))),
      on('aws_elasticache_security_group aws_redshift_security_group', is('description', '')),
      on('AWS::EC2::SecurityGroup', unset('GroupDescription')),
      on('AWS::ElastiCache::SecurityGroup AWS::Redshift::ClusterSecurityGroup', is('Description', '')),
    ],
    examples: {
      bad: [
        tf('aws_security_group', 'description = ""'),
        tf('aws_redshift_security_group', 'description = ""'),
        cfn('AWS::EC2::SecurityGroup', 'VpcId: !Ref Vpc'),
      ],
      ok: [
        tf('aws_security_group', 'description = "Web servers"'),
        tf('aws_security_group_rule', 'description = "To the database"'),
        cfn('AWS::EC2::SecurityGroup', 'GroupDescription: Web servers'),
      ],
    },
  },
];
